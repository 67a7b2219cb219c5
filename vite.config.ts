import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The one tab app: built to dist/tab, served by the web process. */
export default defineConfig({
  root: 'plugins/tab',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/tab',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { tab: 'plugins/tab/index.html', auth: 'plugins/tab/auth.html' } },
  },
});
