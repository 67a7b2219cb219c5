import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { invitationView, ShownAgenda } from '../../../core/meetings/views.ts';
import type { Act } from '../act.ts';
import { useSay, useTab } from '../context.tsx';
import { useView } from '../view.ts';
import { words } from '../words.ts';
import { OwnWindow } from './OwnWindow.tsx';
import { Failed, Waiting } from './Waiting.tsx';

type Invitation = ReturnType<typeof invitationView.show>;

/** Shows what people will find in their invitation, then writes it. */
export default function PublishDialog({
  agenda,
  act,
  onClose,
}: {
  agenda: ShownAgenda;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const { me } = useTab();
  const [language, setLanguage] = useState(me.language);
  const [busy, setBusy] = useState(false);
  const { data, failure, reload } = useView<Invitation>('invitation', { meeting: agenda.meeting.id, language });
  const publish = async () => {
    setBusy(true);
    const done = await act('publish-agenda', { language }, { says: say(words.upToDate) });
    setBusy(false);
    if (done) onClose();
  };
  const actions = (
    <>
      <Button onClick={onClose}>{say(words.cancel)}</Button>
      <Button appearance="primary" disabled={!data || data.unchanged || busy} onClick={() => void publish()}>
        {say(words.publish)}
      </Button>
    </>
  );
  return (
    <OwnWindow title={say(words.publishTitle)} onClose={onClose} actions={actions}>
      <Field label={say(words.invitationLanguage)}>
        <Select value={language} onChange={(_, d) => setLanguage(d.value as typeof language)}>
          <option value="zh">中文</option>
          <option value="en">English</option>
        </Select>
      </Field>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      {!data && !failure && <Waiting />}
      {data && (
        <>
          <p>{say(words.publishTo, { n: data.to })}</p>
          <InvitationPreview html={data.html} />
          {data.kept && <p className="quiet">{say(words.keepsText)}</p>}
          {data.cut && <p className="flag">{say(data.cut)}</p>}
          {data.unchanged && <p className="quiet">{say(words.upToDate)}</p>}
        </>
      )}
    </OwnWindow>
  );
}

/** The invitation's own HTML, in a frame of its own in which nothing can run. */
function InvitationPreview({ html }: { html: string }) {
  const say = useSay();
  const page = `<!doctype html><meta charset="utf-8"><style>body{font:14px/1.45 'Segoe UI','PingFang SC','Noto Sans CJK SC',sans-serif;margin:12px;color:#222;background:#fff}p{margin:6px 0}a{color:#5b5fc7}</style>${html}`;
  return <iframe className="preview" sandbox="" srcDoc={page} title={say(words.publishTitle)} />;
}
