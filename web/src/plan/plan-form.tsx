import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem';
import type { PlanBody } from '../api/types';
import { stayOnEnter } from '../parts/keys';
import { Sheet } from '../parts/page';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { Basics, Money, People, Time } from './plan-fields';
import styles from './plan-form.module.css';
import { LeadAside, type FilingDay } from './lead';
import { texts } from './texts';
import { planFields, toBody, toValues, type PlanValues } from './values';

interface PlanFormProps {
  initial?: PlanBody;
  year: number;
  filedOn: FilingDay;
  fixed?: boolean; // only what a change filing may change (R5)
  submit: string;
  busy: boolean;
  error: unknown;
  aside?: ReactNode;
  onSend: (body: PlanBody, refused: (error: Error) => void) => void;
  onTyped?: (body: PlanBody) => void;
}

/** A plan to file, correct or change. A refusal is shown at its field, and nothing that was typed is lost. */
export function PlanForm({
  initial,
  year,
  filedOn,
  fixed,
  submit,
  busy,
  error,
  aside,
  onSend,
  onTyped,
}: PlanFormProps) {
  const [form] = Form.useForm<PlanValues>();
  const refused = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, planFields);
  };
  return (
    <Form<PlanValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      className={styles.form}
      onKeyDown={stayOnEnter}
      initialValues={initial && toValues(initial)}
      onValuesChange={(_, all) => onTyped?.(toBody(all))}
      onFinish={() => onSend(toBody(form.getFieldsValue(true) as PlanValues), refused)}
    >
      <div className={styles.main}>
        {!fixed && (
          <Sheet>
            <Basics />
          </Sheet>
        )}
        <Sheet title={texts.dates}>
          <Time filedOn={filedOn} fixed={fixed} />
        </Sheet>
        {!fixed && (
          <>
            <Sheet title={texts.roster}>
              <People year={year} />
            </Sheet>
            <Sheet title={texts.fee}>
              <Money />
            </Sheet>
          </>
        )}
      </div>
      <aside className={styles.aside}>
        <LeadAside filedOn={filedOn} />
        {aside}
        <ProblemNote error={error} only={(field) => fieldOf(field, planFields) === undefined} />
        <Button type="primary" htmlType="submit" block size="large" loading={busy}>
          {submit}
        </Button>
      </aside>
    </Form>
  );
}
