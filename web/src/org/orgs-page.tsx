import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { Page } from '../parts/page';
import { Departments, Providers } from './few';
import { texts } from './texts';
import { Units } from './units';

/** The organisations: units, departments, providers. Which are shown is in the address. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  return (
    <Page title={texts.title}>
      <Tabs
        activeKey={search.get('of') ?? 'units'}
        onChange={(of) => setSearch({ of })}
        items={[
          { key: 'units', label: texts.units, children: <Units /> },
          { key: 'departments', label: texts.departments, children: <Departments /> },
          { key: 'providers', label: texts.providers, children: <Providers /> },
        ]}
      />
    </Page>
  );
}
