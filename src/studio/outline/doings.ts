import { m } from '#i18n';
import type { Kind, QuestionKind } from '#model';
import { shortOption, shortStep } from '../called.ts';
import { mapAt, type Path } from '../edit/at.ts';
import { answersAt } from '../edit/effects.ts';
import { changeKind } from '../edit/kinds.ts';
import { roomAt } from '../edit/lists.ts';
import { addNode, deleteNode, duplicateNode, splitNode } from '../edit/nodes.ts';
import { addPart, deletePart, duplicatePart, movePart, renamePart } from '../edit/parts.ts';
import { addQuestion } from '../edit/questions.ts';
import type { Room, Spot } from '../room.svelte.ts';
import type { Outline } from './outline.svelte.ts';
import type { OptionRow, Row, StepRow } from './rows.ts';

/** Everything that can be done in the outline, each of it one edit, said in a line that can undo it. */
export class Doings {
  readonly outline: Outline;

  constructor(outline: Outline) {
    this.outline = outline;
  }

  get #room(): Room {
    return this.outline.room;
  }

  /** A step or choice in a few words. */
  nameOf(row: StepRow | OptionRow): string {
    const { value } = this.#room.draft;
    return row.is === 'step' ? shortStep(value, row.id) : shortOption(value, row.node, row.id);
  }

  /** A new step: in the way of the selected choice, or behind the selected step. */
  addStep(kind: Kind): void {
    const { row } = this.outline;
    const to = row?.is === 'option' && typeof row.value['to'] === 'string' ? [...row.path, 'to'] : undefined;
    const after = row?.is === 'option' ? row.node : row?.is === 'step' ? row.id : undefined;
    this.#made(m.studio_did_add_step(), (sketch) => ({
      node: addNode(sketch, kind, { ...(after !== undefined && { after }), ...(to && { link: to }) }),
    }));
    if (!to) this.#room.tell(m.studio_told_loose(), true);
  }

  /** A new question, behind the selected one. */
  addQuestion(kind: QuestionKind): void {
    const { row } = this.outline;
    const after = row?.is === 'step' ? { after: row.id } : {};
    this.#made(m.studio_did_add_question(), (sketch) => {
      const node = addQuestion(sketch, kind, after);
      return node === undefined ? undefined : { node };
    });
  }

  /** Another answer to the selected step. */
  addOption(): void {
    const { row } = this.outline;
    if (row?.is !== 'step' && row?.is !== 'option') return;
    const node = row.is === 'step' ? row.id : row.node;
    const list = this.#answers(node);
    if (!list || this.#room.draft.kind === 'questions') return this.#room.tell(m.studio_told_no_choices());
    const { count, max } = roomAt(this.#room.draft.value, list);
    if (count >= max) return this.#room.tell(m.studio_told_full({ count: max }));
    this.#made(m.studio_did_add_choice(), (sketch) => this.#optionAt(addPart(sketch, list)));
  }

  /** Gives a step or choice another name in links; says so where nothing of the wish can be one. */
  rename(row: StepRow | OptionRow, wish: string): void {
    let { id } = row;
    this.#made(m.studio_did_rename({ name: row.id }), (sketch) => {
      id = renamePart(sketch, row.path, wish);
      return row.is === 'step' ? { node: id } : { node: row.node, option: id };
    });
    if (id === row.id && wish.trim() !== id) this.#room.tell(m.studio_told_same_name({ name: id }));
  }

  /** One place up (-1) or down (1) among its like. */
  move(row: StepRow | OptionRow, by: 1 | -1): void {
    if (row.place + by < 1 || row.place + by > row.of) return;
    const isQuestion = row.is === 'step' && row.path[0] === 'questions';
    if (row.is === 'step' && !isQuestion && !this.outline.own) return this.#room.tell(m.studio_told_order());
    const distance = row.is === 'step' ? this.#distance(row, by) : by;
    const label =
      row.is === 'step' ? m.studio_did_move_step({ name: this.nameOf(row) }) : m.studio_did_move_choice();
    this.#made(label, (sketch) => {
      movePart(sketch, row.path, distance);
      return row.spot;
    });
  }

  duplicate(row: StepRow | OptionRow): void {
    if (row.is === 'step')
      return this.#made(m.studio_did_duplicate({ name: this.nameOf(row) }), (sketch) => ({
        node:
          (row.path[0] === 'nodes'
            ? duplicateNode(sketch, row.id)
            : duplicatePart(sketch, row.path)?.at(-1)?.toString()) ?? row.id,
      }));
    const { count, max } = roomAt(this.#room.draft.value, row.path.slice(0, -1));
    if (count >= max) return this.#room.tell(m.studio_told_full({ count: max }));
    this.#made(m.studio_did_duplicate_choice(), (sketch) => this.#optionAt(duplicatePart(sketch, row.path)));
  }

  split(row: StepRow): void {
    this.#made(m.studio_did_split({ name: this.nameOf(row) }), (sketch) => ({
      node: splitNode(sketch, row.id) ?? row.id,
    }));
  }

  turnInto(row: StepRow, kind: Kind): void {
    this.#made(m.studio_did_kind({ name: this.nameOf(row) }), (sketch) => {
      changeKind(sketch, row.id, kind);
      return row.spot;
    });
  }

  /** Deletes at once, unless links lead here: then it is asked where they shall lead. */
  remove(row: StepRow | OptionRow): void {
    if (row.is === 'step' && this.outline.links.some(({ to }) => to === row.id)) {
      this.outline.asked = { what: 'delete', row };
      return;
    }
    this.removeFor(row);
  }

  /** Deletes; links to a step lead to another from now on, or nowhere. */
  removeFor(row: StepRow | OptionRow, to?: string): void {
    const next = this.#neighbour(row);
    const name = this.nameOf(row);
    let left: Path[] = [];
    this.#room.edit(m.studio_did_delete({ name }), (sketch) => {
      left =
        row.path.length === 2 && row.path[0] === 'nodes'
          ? deleteNode(sketch, row.id, to)
          : deletePart(sketch, row.path);
    });
    if (next) this.outline.moveTo(next);
    this.#room.tell(
      left.length
        ? m.studio_told_deleted_open({ name, count: left.length })
        : m.studio_told_deleted({ name }),
      true,
    );
    this.focus();
  }

  /** Goes to the fields of a row. */
  open(row: Row): void {
    if (row.is !== 'group') this.#room.select(row.spot, true);
  }

  /** Goes to where an answer leads. */
  follow(to: string): void {
    this.#room.select({ node: to });
    this.focus();
  }

  /** The focus goes to the row that one is at by the next frame, unless it has gone elsewhere by then. */
  focus(): void {
    const from = document.activeElement;
    // With the frame: where things stand is worked out for that anyway.
    requestAnimationFrame(() => {
      const now = document.activeElement;
      if (now === from || now === document.body)
        document.querySelector<HTMLElement>('[role=tree] [role=treeitem][tabindex="0"]')?.focus();
    });
  }

  /** Makes an edit and goes to what came of it. */
  #made(label: string, recipe: (sketch: Record<string, unknown>) => Spot | undefined): void {
    let spot: Spot | undefined;
    this.#room.edit(label, (sketch) => {
      spot = recipe(sketch);
    });
    if (spot) this.#room.select(spot);
    this.focus();
  }

  #answers(node: string): Path | undefined {
    const list = answersAt(mapAt(this.#room.draft.value, ['nodes', node]));
    return list && ['nodes', node, ...list];
  }

  #optionAt(path: Path | undefined): Spot | undefined {
    return path && { node: String(path[1]), option: String(path.at(-1)) };
  }

  /** Where to go when a row is taken out: the next of its like, else the one before it, else what it stands under. */
  #neighbour({ key, is, level, place, of }: StepRow | OptionRow): Row | undefined {
    const { rows } = this.outline;
    const here = rows.findIndex((row) => row.key === key);
    const [before, after] = [rows.slice(0, here), rows.slice(here + 1)];
    if (place < of) return after.find((row) => row.is === is);
    return before.findLast((row) => (place > 1 ? row.is === is : row.level < level));
  }

  /** How many places it is in the value to the next step of the same group. */
  #distance({ key, id, path }: StepRow, by: 1 | -1): number {
    const all = Object.keys(mapAt(this.#room.draft.value, path.slice(0, -1)));
    const steps = this.outline.rows.filter((row) => row.is === 'step');
    const next = steps[steps.findIndex((row) => row.key === key) + by];
    return next ? all.indexOf(next.id) - all.indexOf(id) : 0;
  }
}
