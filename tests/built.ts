import { fileURLToPath } from 'node:url';
import { createBuilder } from 'vite';

const path = (from: string) => fileURLToPath(new URL(`../${from}`, import.meta.url));

/** What processes of their own run: as users run it, and in a second instead of four. @param name main, cli, simulate, impatient */
export const built = (name: string): string => path(`dist/tests/${name}.js`);

/** Vitest's global set-up: the server as it is built for production, and a variant for bad weather. */
export async function setup(): Promise<void> {
  const builder = await createBuilder({
    configFile: path('vite.config.ts'),
    logLevel: 'warn',
    environments: {
      server: {
        build: { outDir: path('dist/tests'), rolldownOptions: { input: { impatient: path('tests/trust/server.ts') } } },
      },
    },
  });
  await builder.build(builder.environments.server!);
}
