import { relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** Built code finds what its source reads from disk (models, icons, package.json) where it stands in the tree. */
const filesOfTheSource: Plugin = {
  name: 'files-of-the-source',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'server',
  transform: {
    filter: { code: 'import.meta.url', id: { exclude: /node_modules/ } },
    handler: (code, id) =>
      code.replaceAll('import.meta.url', `new URL('../../${relative(root, id)}', import.meta.url).href`),
  },
};

/** The tab, to dist/tab, and the server and the command line, to dist/server: one process serves both. */
export default defineConfig({
  root: 'plugins/tab',
  base: '/',
  plugins: [react(), filesOfTheSource],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: '../../dist/tab',
        emptyOutDir: true,
        target: 'es2022',
        sourcemap: false,
        chunkSizeWarningLimit: 900,
        rolldownOptions: { input: { tab: 'plugins/tab/index.html', auth: 'plugins/tab/auth.html' } },
      },
    },
    server: {
      consumer: 'server',
      resolve: { builtins: [/^node:/] },
      build: {
        outDir: '../../dist/server',
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { main: 'server/main.ts', cli: 'server/cli.ts', simulate: 'server/simulate.ts' },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
});
