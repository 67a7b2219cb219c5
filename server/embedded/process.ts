import { parseArgs } from 'node:util';
import { faultsNamed } from '../../plugins/simulation/faults.ts';
import { World, type WorldOptions } from './world.ts';

export { embeddedPages } from './pages.ts';

/**
 * The embedded default as a process runs it; loaded only where nothing is configured. Its choices stand on the command
 * line: `npm start -- --faults stormy --seed 7`, `npm start -- --new-company`.
 */
export async function startWorld(options: Pick<WorldOptions, 'origin' | 'onTrouble'>): Promise<World> {
  const { values } = parseArgs({
    options: {
      faults: { type: 'string', default: 'none' },
      seed: { type: 'string', default: '1' },
      'new-company': { type: 'boolean', default: false },
    },
  });
  const world = await World.start({
    ...options,
    folder: process.env.STATE_FOLDER ?? (values['new-company'] ? '.liaison/new-company' : '.liaison'),
    newCompany: values['new-company'],
  });
  for (const service of [world.graph, world.lark])
    service.manners.faults = faultsNamed(values.faults, Number(values.seed));
  return world;
}
