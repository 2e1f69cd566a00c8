import type { Scene } from '#engine';
import { inPauses } from './painted.ts';
import type { Session } from './session.svelte.ts';

/** Works out, while the learner reads, where each choice leads, and hands it over; returns what stops it. */
export function lookAhead(session: Session, onnext: (next: Scene) => void): () => void {
  const { decision } = session.scene;
  const options = decision?.kind === 'choices' || decision?.kind === 'reply' ? decision.options : [];
  return inPauses(
    options.map(
      ({ id }) =>
        () =>
          onnext(session.foresee(id)),
    ),
  );
}
