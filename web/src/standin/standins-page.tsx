import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Select, Table } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { ProblemError, problemOf } from '../api/problem';
import type { StandIn } from '../api/types';
import { colleaguesQuery } from '../case/actions';
import { useNow } from '../clock/queries';
import { Loaded, Nothing } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { Hidden, Tag } from '../parts/tags';
import { dayOf, deadline, moment, startOf } from '../parts/time';
import { useMe } from '../session/queries';
import { shortWord } from '../words';
import { standInsQuery, useAddStandIn, useEndStandIn } from './queries';
import styles from './standins-page.module.css';
import { texts } from './texts';

/** Who stands in for whom, and the arranging of it (委托). */
export function Component() {
  const query = useQuery(standInsQuery);
  return (
    <Page title={texts.title} note={texts.note} narrow>
      <Sheet title={texts.add}>
        <Add />
      </Sheet>
      <Sheet title={texts.now} flush>
        <Loaded query={query}>
          {(standIns) => (standIns.length === 0 ? <Nothing title={texts.none} /> : <List standIns={standIns} />)}
        </Loaded>
      </Sheet>
    </Page>
  );
}

interface Values {
  of?: string;
  standIn: string;
  days: [Dayjs, Dayjs];
}

const fields = ['of', 'standIn', 'days'] as const;

function Add() {
  const { account } = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const now = useNow();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const add = useAddStandIn(() => {
    void message.success(texts.added);
    form.resetFields();
  });
  const options = colleagues.map((c) => ({ value: c.id, label: `${c.name}（${shortWord('role', c.role)}）` }));
  const send = ({ of, standIn, days }: Values) =>
    add.mutate(
      {
        of,
        standIn,
        from:
          days[0].format('YYYY-MM-DD') === dayOf(now)
            ? now.toISOString()
            : startOf(days[0].format('YYYY-MM-DD')).toISOString(),
        until: startOf(days[1].add(1, 'day').format('YYYY-MM-DD')).toISOString(),
      },
      { onError: (e) => e instanceof ProblemError && showFaults(form, e, fields) },
    );
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} className={styles.form} onFinish={send}>
      {account.role === 'chief' && (
        <Form.Item name="of" label={texts.of}>
          <Select allowClear placeholder={texts.myself} options={options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
      <Form.Item name="standIn" label={texts.standIn} rules={[{ required: true }]}>
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} notFoundContent={texts.nobody} />
      </Form.Item>
      <Form.Item name="days" label={texts.days} rules={[{ required: true }]}>
        <DatePicker.RangePicker
          minDate={dayjs(dayOf(now))}
          defaultPickerValue={[dayjs(dayOf(now)), dayjs(dayOf(now))]}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {texts.add}
      </Button>
      <ProblemNote error={add.error} only={(field) => fieldOf(field, fields) === undefined} />
    </Form>
  );
}

function List({ standIns }: { standIns: StandIn[] }) {
  const now = useNow();
  return (
    <Table<StandIn>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={standIns}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: texts.away, dataIndex: 'account' },
        { title: texts.standIn, dataIndex: 'standInName' },
        { title: texts.from, render: (_, s) => moment(s.from) },
        { title: texts.until, render: (_, s) => deadline(s.until) },
        {
          title: texts.state,
          render: (_, s) =>
            new Date(s.from) <= now ? <Tag tone="good">{texts.running}</Tag> : <Tag>{texts.coming}</Tag>,
        },
        { title: <Hidden>{texts.end}</Hidden>, align: 'right', render: (_, s) => <End of={s} /> },
      ]}
    />
  );
}

function End({ of }: { of: StandIn }) {
  const { account } = useMe();
  const { message } = App.useApp();
  const end = useEndStandIn(of.id, () => void message.success(texts.ended));
  if (of.accountId !== account.id && account.role !== 'chief') return null;
  return (
    <Button
      size="small"
      loading={end.isPending}
      onClick={() => end.mutate(undefined, { onError: (e) => void message.error(problemOf(e).problem.detail) })}
    >
      {texts.end}
    </Button>
  );
}
