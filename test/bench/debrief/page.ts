import type { CustomerModel } from '#model';
import { ready, type Took } from './work.ts';

declare global {
  interface Window {
    ready: (model: CustomerModel) => void;
    debrief: () => Took;
  }
}

window.ready = (model) => {
  window.debrief = ready(model);
};
