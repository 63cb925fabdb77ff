import { Input, Select } from 'antd';
import type { CaseDetail, FieldRemark } from '../api/types';
import styles from './decision.module.css';
import { correctable } from './fields';
import { texts } from './texts';

interface ReturnFieldsProps {
  of: CaseDetail;
  value: FieldRemark[];
  onChange: (fields: FieldRemark[]) => void;
}

/** Names exactly what is to be corrected, each with a remark. */
export function ReturnFields({ of, value, onChange }: ReturnFieldsProps) {
  const known = correctable(of);
  if (known.length === 0) return null;
  const remarks = new Map(value.map((f) => [f.field, f.remark]));
  return (
    <div className={styles.fields}>
      <Select
        mode="multiple"
        aria-label={texts.fields}
        placeholder={texts.fields}
        showSearch={{ optionFilterProp: 'label' }}
        value={value.map((f) => f.field)}
        options={known.map((f) => ({ value: f.field, label: f.name }))}
        onChange={(fields: string[]) => onChange(fields.map((field) => ({ field, remark: remarks.get(field) ?? '' })))}
      />
      {value.map((f) => (
        <Input
          key={f.field}
          size="small"
          value={f.remark}
          maxLength={500}
          prefix={known.find((k) => k.field === f.field)?.name}
          aria-label={texts.fieldRemark(known.find((k) => k.field === f.field)?.name ?? f.field)}
          placeholder={texts.fieldHow}
          onChange={(e) => onChange(value.map((v) => (v.field === f.field ? { ...v, remark: e.target.value } : v)))}
        />
      ))}
    </div>
  );
}
