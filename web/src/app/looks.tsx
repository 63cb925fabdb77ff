import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { theme } from './theme';

dayjs.locale('zh-cn');

/** How everything looks, and in which language its parts speak. */
export function Looks({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider locale={zhCN} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%' }}>{children}</App>
    </ConfigProvider>
  );
}
