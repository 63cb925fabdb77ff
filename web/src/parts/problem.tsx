import { Alert, type FormInstance } from 'antd';
import { problemOf, type ProblemError } from '../api/problem';

/** Why something was refused, in the server's words; its single reasons where there are more than one. */
export function ProblemNote({ error, only }: { error: unknown; only?: (field: string) => boolean }) {
  if (!error) return null;
  const { problem } = problemOf(error);
  const reasons = problem.errors.filter((f) => !only || only(f.field ?? ''));
  if (reasons.length === 0) return null;
  const [first] = reasons;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        reasons.length === 1 && first?.code === problem.code
          ? problem.title
          : `${problem.title}（共 ${reasons.length} 处）`
      }
      description={<Reasons messages={reasons.map((r) => r.message)} />}
    />
  );
}

const MOST = 8;

function Reasons({ messages }: { messages: string[] }) {
  const each = [...new Set(messages)];
  if (each.length === 1) return each[0];
  return (
    <ol style={{ listStyle: 'decimal', paddingLeft: 20 }}>
      {each.slice(0, MOST).map((m) => (
        <li key={m}>{m}</li>
      ))}
      {each.length > MOST && <li>另有 {each.length - MOST} 处</li>}
    </ol>
  );
}

/**
 * Shows the faults of a problem at the form's fields and returns whether any fault has no field of the form. A fault in
 * a list (roster[3]) is shown at the list's field.
 */
export function showFaults(form: FormInstance, error: ProblemError, fields: readonly string[]): boolean {
  const byField = new Map<string, string[]>();
  let homeless = false;
  for (const fault of error.faults) {
    const field = fieldOf(fault.field ?? '', fields);
    if (field === undefined) homeless = true;
    else byField.set(field, [...(byField.get(field) ?? []), fault.message]);
  }
  form.setFields([...byField].map(([name, errors]) => ({ name, errors: [...new Set(errors)].slice(0, MOST) })));
  const [first] = byField.keys();
  if (first) form.scrollToField(first, { block: 'center' });
  return homeless;
}

/** The form's field that a fault's place belongs to. */
export function fieldOf(place: string, fields: readonly string[]): string | undefined {
  return fields.find((f) => place === f || place.startsWith(`${f}[`) || place.startsWith(`${f}.`));
}
