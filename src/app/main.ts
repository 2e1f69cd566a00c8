import './blocked.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { mount } from 'svelte';
import { getLocale } from '#i18n';
import { Preferences } from '#learner';
import App from './App.svelte';

document.documentElement.lang = getLocale();
mount(App, { target: document.body, props: { preferences: new Preferences() } });

// Everything for later is fetched once whoever came has had time for what they came for.
if (import.meta.env.PROD)
  setTimeout(() => {
    void import('./offline.ts').then(({ keepOffline }) => keepOffline()).catch(() => undefined);
  }, 15_000);
