import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { CaseList } from '../case/case-list';
import { Page } from '../parts/page';
import { texts } from './texts';

/** The hand-ins of transcripts of a unit or a person. */
export function Component() {
  return (
    <Page title={texts.title} actions={<FileNew />}>
      <CaseList kind="transcript" none={{ title: texts.none, hint: texts.noneHint }} />
    </Page>
  );
}

function FileNew() {
  return (
    <Link to="/transcripts/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {texts.file}
      </Button>
    </Link>
  );
}
