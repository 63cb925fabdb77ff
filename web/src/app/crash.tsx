import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { Nothing } from '../parts/loaded';
import { texts } from './texts';

/** Shown where a page could not be drawn at all: a fault of ours, or a part that could not be loaded. */
export function Crash() {
  const error = useRouteError();
  return (
    <Nothing title={texts.crashed}>
      <p>{texts.crashedHint}</p>
      <code>{error instanceof Error ? error.message : String(error)}</code>
      <Button type="primary" onClick={() => window.location.reload()}>
        {texts.reload}
      </Button>
    </Nothing>
  );
}
