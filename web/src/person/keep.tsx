import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { SheetImport } from '../parts/sheet-import';
import { texts } from './texts';

const PersonForm = lazy(() => import('./person-form'));

/** Adds people, one or a sheet full. */
export function Keep() {
  const [open, setOpen] = useState<'one' | 'sheet'>();
  const queries = useQueryClient();
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen('sheet')}>
        {texts.importPeople}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('one')}>
        {texts.add}
      </Button>
      <Suspense>{open === 'one' && <PersonForm onClose={close} />}</Suspense>
      <Modal
        open={open === 'sheet'}
        title={texts.importPeople}
        footer={null}
        onCancel={close}
        destroyOnHidden
        width={560}
      >
        <SheetImport
          of="people"
          onDone={() => {
            void queries.invalidateQueries({ queryKey: ['people'] });
            void queries.invalidateQueries({ queryKey: ['readiness'] });
          }}
        />
      </Modal>
    </>
  );
}
