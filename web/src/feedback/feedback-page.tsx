import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { CaseList } from '../case/case-list';
import { Page } from '../parts/page';
import { useMe } from '../session/queries';
import { texts } from './texts';

/** What trainees have reported, as far as the account sees it. */
export function Component() {
  const { account } = useMe();
  return (
    <Page title={texts.title} actions={account.role === 'person' && <FileNew />}>
      <CaseList kind="feedback" none={{ title: texts.none, hint: texts.noneHint }} />
    </Page>
  );
}

function FileNew() {
  return (
    <Link to="/feedback/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {texts.file}
      </Button>
    </Link>
  );
}
