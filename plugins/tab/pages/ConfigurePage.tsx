import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useSay, useTab } from '../context.tsx';
import { words } from '../words.ts';
import { installWords } from '../words-install.ts';
import { overviewWords } from '../words-overview.ts';

/** Pages that are the same for everybody (`teams-store-validation-guidelines.md`, Usability): a channel's tab shows one of them. */
const choices = {
  overview: overviewWords.overview,
  meetings: words.meetings,
  requests: words.requests,
  decisions: words.decisions,
  exchange: words.exchange,
};

/** What a channel, chat or meeting shows in its tab; the client's own Save button ends it. */
export default function ConfigurePage() {
  const say = useSay();
  const { host } = useTab();
  const [page, setPage] = useState<keyof typeof choices>('overview');
  const name = say(installWords.tabName, { page: say(choices[page]) });
  useEffect(() => host.configure?.(page, name), [host, page, name]);
  return (
    <main className="page">
      <Field label={say(installWords.configure)} hint={say(installWords.configureHint)}>
        <RadioGroup value={page} onChange={(_, d) => setPage(d.value as typeof page)}>
          {Object.entries(choices).map(([id, text]) => (
            <Radio key={id} value={id} label={say(text)} />
          ))}
        </RadioGroup>
      </Field>
      <p className="quiet">{say(installWords.save)}</p>
    </main>
  );
}
