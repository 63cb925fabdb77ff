import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { CaseList } from '../case/case-list';
import { Page } from '../parts/page';
import { useMe } from '../session/queries';
import { texts } from './texts';

/** The claims that a unit has handed in, or that a department confirms. */
export function Component() {
  const { account } = useMe();
  return (
    <Page title={texts.title} actions={account.role === 'unit' && <FileNew />}>
      <CaseList kind="claim" none={{ title: texts.none, hint: texts.noneHint }} />
    </Page>
  );
}

function FileNew() {
  return (
    <Link to="/claims/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {texts.file}
      </Button>
    </Link>
  );
}
