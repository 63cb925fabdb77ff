import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { CaseList } from '../case/case-list';
import { Page } from '../parts/page';
import { useMe } from '../session/queries';
import { texts } from './texts';

/** The plans of a department or provider. */
export function Component() {
  const { account } = useMe();
  return (
    <Page title={texts.title} actions={account.role === 'department' && <FileNew />}>
      <CaseList
        kind="plan"
        none={{ title: texts.none, hint: account.role === 'department' ? texts.noneHint : undefined }}
      />
    </Page>
  );
}

function FileNew() {
  return (
    <Link to="/plans/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {texts.file}
      </Button>
    </Link>
  );
}
