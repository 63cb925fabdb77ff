import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Checkbox, Form, Input, InputNumber, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useNow } from '../clock/queries';
import { orgsQuery } from '../org/queries';
import { DayField } from '../parts/day-field';
import { dayOf } from '../parts/time';
import { useCurrentPolicy } from '../year/queries';
import { useLead, type FilingDay } from './lead';
import styles from './plan-form.module.css';
import { useOwnSeries } from './queries';
import { RosterField } from './roster-field';
import { texts } from './texts';

const MOST = 1000; // hours, yuan a person: beyond it somebody mistyped

/** What is taught, and by whom. A specialty that the annex does not list can be typed. */
export function Basics() {
  const series = useOwnSeries();
  const { data: providers = [] } = useQuery(orgsQuery('providers'));
  return (
    <div className={styles.grid}>
      <Form.Item name="subject" label={texts.subject} className={styles.wide}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="series" label={texts.series}>
        <AutoComplete options={series.map((s) => ({ value: s }))} />
      </Form.Item>
      <Form.Item name="providerId" label={texts.provider}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={providers.map((p) => ({ value: p.id, label: p.name }))}
        />
      </Form.Item>
      <Form.Item name="content" label={texts.content} className={styles.wide}>
        <Input.TextArea rows={3} maxLength={20000} />
      </Form.Item>
    </div>
  );
}

/** When, where, by whom and for how many hours: what a change filing may change, too (R5). */
export function Time({ filedOn, fixed }: { filedOn: FilingDay; fixed?: boolean }) {
  return (
    <div className={styles.grid}>
      <StartsOn filedOn={filedOn} />
      <EndsOn />
      <Form.Item name="hours" label={texts.hours}>
        <InputNumber min={1} max={MOST} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="place" label={texts.place}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="teachers" label={texts.teachers} extra={texts.teachersHint} className={styles.wide}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />
      </Form.Item>
      <Sessions />
      {!fixed && <Waiver />}
    </div>
  );
}

/** The first day of training. Days that R2 forbids are grey and say why; the server refuses them unless they are waived. */
function StartsOn({ filedOn }: { filedOn: FilingDay }) {
  const today = dayOf(useNow());
  const lead = useLead(filedOn);
  const waiving = Form.useWatch('waiving') as boolean | undefined;
  const why = lead && texts.earliest(lead.earliest);
  return (
    <Form.Item name="startsOn" label={texts.startsOn}>
      <DayField
        {...(lead && { defaultPickerValue: dayjs(lead.earliest) })}
        disabledDate={(d) => d.format('YYYY-MM-DD') <= today}
        cellRender={(current, info) => {
          if (info.type !== 'date') return info.originNode;
          const date = current as Dayjs;
          const early = !waiving && lead !== undefined && date.format('YYYY-MM-DD') < lead.earliest;
          return (
            <div className={`ant-picker-cell-inner ${early ? styles.early : ''}`} title={early ? why : undefined}>
              {date.date()}
            </div>
          );
        }}
      />
    </Form.Item>
  );
}

function EndsOn() {
  const startsOn = Form.useWatch('startsOn') as Dayjs | null | undefined;
  return (
    <Form.Item name="endsOn" label={texts.endsOn}>
      <DayField {...(startsOn && { minDate: startsOn, defaultPickerValue: startsOn })} />
    </Form.Item>
  );
}

function Sessions() {
  return (
    <Form.Item label={texts.sessions} extra={texts.sessionsHint} className={styles.wide}>
      <Form.List name="sessions">
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.session}>
                <Form.Item name={[row.name, 'on']} noStyle>
                  <DayField aria-label={texts.dates} style={{ width: 140 }} />
                </Form.Item>
                <Form.Item name={[row.name, 'times']} noStyle>
                  <TimePicker.RangePicker format="HH:mm" minuteStep={5} needConfirm={false} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={texts.removeSession}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
              {texts.addSession}
            </Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function Waiver() {
  const waiving = Form.useWatch('waiving') as boolean | undefined;
  return (
    <div className={styles.wide}>
      <Form.Item name="waiving" valuePropName="checked" noStyle>
        <Checkbox>{texts.waiver}</Checkbox>
      </Form.Item>
      {waiving && (
        <Form.Item name="waiverReason" label={texts.waiverReason} extra={texts.waiverHint} style={{ marginTop: 8 }}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
    </div>
  );
}

/** Who takes part. */
export function People({ year }: { year: number }) {
  const series = Form.useWatch('series') as string | undefined;
  return (
    <Form.Item name="roster" style={{ marginBottom: 0 }}>
      <RosterField series={series} year={year} />
    </Form.Item>
  );
}

/** What it costs, and why so much (R22). */
export function Money() {
  const { data: policy } = useCurrentPolicy();
  return (
    <div className={styles.grid}>
      <Form.Item name="fee" label={texts.fee} extra={texts.feeHint}>
        <InputNumber min={0} precision={2} suffix={texts.feeUnit} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="feeBasis" label={texts.feeBasis}>
        <AutoComplete options={policy?.feeBases.map((b) => ({ value: b }))} />
      </Form.Item>
    </div>
  );
}
