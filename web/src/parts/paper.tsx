import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';

/** Opens a document that is made for printing, in a tab of its own. */
export function Paper({ href, name }: { href: string; name: string }) {
  return (
    <Button size="small" icon={<FilePdfOutlined />} href={href} target="_blank" rel="noopener">
      {name}
    </Button>
  );
}
