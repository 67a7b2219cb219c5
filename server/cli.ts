import { Command } from 'commander';
import { Refusal } from '../core/words.ts';
import { SuiteError } from '../core/workspace/port.ts';
import { adminCommands } from './cli/admin.ts';
import { installCommands } from './cli/install.ts';
import { policyCommands } from './cli/policy.ts';
import { workCommands } from './cli/work.ts';
import { wordsFor } from './errors.ts';
import { throughProxy } from './proxy.ts';

// Whoever reads may stop reading (`| head`); what was begun is done nevertheless.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('liaison').description('Liaison 协调台 on the command line').showHelpAfterError();
workCommands(program);
adminCommands(program);
installCommands(program);
policyCommands(program);

try {
  await throughProxy(process.env);
  await program.parseAsync();
} catch (error) {
  const zh = process.argv.includes('zh') || !process.argv.includes('en');
  const says = error instanceof Refusal ? error.says : error instanceof SuiteError ? wordsFor(error) : undefined;
  console.error(says ? says[zh ? 'zh' : 'en'] : (error as Error).message);
  process.exitCode = 1;
}
