import { type Language, t } from '../../core/words.ts';
import type { Proof } from '../../core/workspace/port.ts';
import { questionOf, questions } from '../../manifests/verification.ts';
import type { Connection } from '../connections.ts';

const tidied = t('What was made for the test is taken away again', '测试产生的内容已清理');

/** Asks the suite what only it can tell, and says what is left for a person to see. @returns the answers */
export async function tryLive(connection: Connection, language: Language, json: boolean): Promise<Proof[]> {
  const { suite } = connection;
  const proofs: Proof[] = [];
  const say = ({ question, ok, says }: Proof) => {
    const of = questionOf(suite, question);
    console.log(`${ok ? '✓' : '✗'} ${(of?.asks ?? tidied)[language]}\n    ${says[language]}`);
    if (!ok && of?.otherwise) console.log(`    ${of.otherwise[language]}`);
  };
  await connection.unattended().tryOut((proof) => {
    proofs.push(proof);
    if (!json) say(proof);
  });
  if (json) return proofs;
  const left = questions.filter((q) => q.suite === suite && q.byHand);
  const zh = language === 'zh';
  console.log(zh ? `\n以下 ${left.length} 项需人工查看：` : `\nLeft for a person to see (${left.length}):`);
  for (const { asks, byHand } of left) console.log(`☐ ${asks[language]}\n    ${byHand![language]}`);
  return proofs;
}
