import { parse } from './routes.ts';

/** Keeps Rapport for use without a network; a new version takes over where it disturbs no conversation. */
export async function keepOffline(): Promise<void> {
  const { registerSW } = await import('virtual:pwa-register');
  registerSW({
    immediate: true,
    onNeedReload() {
      if (!talking()) location.reload();
      else
        addEventListener('hashchange', function leave() {
          if (talking()) return;
          removeEventListener('hashchange', leave);
          location.reload();
        });
    },
  });
}

function talking(): boolean {
  const { at } = parse(location.hash);
  return at === 'play' || at === 'attempt';
}
