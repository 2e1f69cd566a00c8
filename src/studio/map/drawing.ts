import { m } from '#i18n';
import { shortStep } from '../called.ts';
import type { Path } from '../edit/at.ts';
import { setAt } from '../edit/at.ts';
import { addNode } from '../edit/nodes.ts';
import { Doings } from '../outline/doings.ts';
import { Outline } from '../outline/outline.svelte.ts';
import type { Room, Spot } from '../room.svelte.ts';

/** What can be done on the map: each is one edit, as it is in the outline. */
export class Drawing {
  readonly room: Room;
  /** What can be done to rows; what it asks is shown on the map. */
  readonly doings: Doings;

  constructor(room: Room) {
    this.room = room;
    this.doings = new Doings(new Outline(room));
  }

  /** Lets an answer lead to a step; `path` is its `to`. */
  link(path: Path, to: string): void {
    const name = shortStep(this.room.draft.value, to);
    this.room.edit(m.proof_did_link({ name }), (sketch) => {
      setAt(sketch, path, to);
    });
    this.room.tell(m.proof_told_link({ name }), true);
  }

  /** A new step that an answer leads to, and that leads on to where that led. */
  branch(path: Path, from: string): void {
    const name = shortStep(this.room.draft.value, from);
    let node: string | undefined;
    this.room.edit(m.proof_did_branch({ name }), (sketch) => {
      node = addNode(sketch, 'choices', { after: from, link: path });
    });
    if (node === undefined) return;
    this.room.select({ node });
    this.room.tell(m.proof_told_step(), true);
  }

  /** Deletes a step as the outline does: asks where links to it shall lead. */
  remove(spot: Spot): void {
    if (this.room.locked) return;
    this.room.select(spot);
    const { row } = this.doings.outline;
    if (row?.is === 'step' || row?.is === 'option') this.doings.remove(row);
  }
}
