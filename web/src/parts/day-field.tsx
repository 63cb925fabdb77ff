import { DatePicker, type DatePickerProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useNow } from '../clock/queries';
import { dayOf } from './time';

type Passed =
  | 'id'
  | 'size'
  | 'style'
  | 'placeholder'
  | 'minDate'
  | 'maxDate'
  | 'disabledDate'
  | 'cellRender'
  | 'defaultPickerValue';

interface DayFieldProps extends Pick<DatePickerProps<Dayjs>, Passed> {
  value?: Dayjs | null;
  onChange?: (day: Dayjs | null) => void;
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** Chooses a day. The calendar opens at the business day: the machine's today may be another one. */
export function DayField(props: DayFieldProps) {
  const today = dayjs(dayOf(useNow()));
  return <DatePicker style={{ width: '100%' }} defaultPickerValue={today} {...props} showNow={false} />;
}
