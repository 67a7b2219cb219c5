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

/**
 * The tab comes in two pieces: a small one that greets the client and signs in (`main.ts`), and all that shows the first
 * page (`Root.tsx`), which is on its way from the beginning. Other pages follow when somebody opens them.
 */
const twoPieces: Plugin = {
  name: 'two-pieces',
  applyToEnvironment: ({ name }) => name === 'client',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const first = Object.values(bundle).find((c) => c.type === 'chunk' && c.name === 'first');
      if (first?.type !== 'chunk' || !html.includes('id="root"')) return;
      const files = [first.fileName, ...first.imports].map((file) => `/${file}`).filter((file) => !html.includes(file));
      return files.map((href) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href },
        injectTo: 'head',
      }));
    },
  },
};

/** The tab, to dist/tab, and the server and the command line, to dist/server: one process serves both. */
export default defineConfig({
  root: 'plugins/tab',
  base: '/',
  plugins: [react(), filesOfTheSource, twoPieces],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: '../../dist/tab',
        emptyOutDir: true,
        target: 'es2022',
        sourcemap: false,
        chunkSizeWarningLimit: 900,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { tab: 'plugins/tab/index.html', auth: 'plugins/tab/auth.html' },
          output: {
            codeSplitting: {
              groups: [
                // Each with all that it imports. What begins is no part of it: the sign-in window has other beginnings.
                {
                  name: 'begin',
                  priority: 2,
                  test: /tab\/(api|words)\.ts$|\/(feishu|microsoft365)\/host\.ts$|preload-helper/,
                },
                { name: 'first', priority: 1, test: /plugins\/tab\/Root\.tsx$/ },
              ],
            },
          },
        },
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
