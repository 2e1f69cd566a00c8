import { cardOf, loadBody, loadPeople } from '#content';
import { compile, readCode, verify, type Verification } from '#engine';
import { playable, recast, type Body, type Bounds, type Personality } from '#model';
import { memory } from '../memory.ts';

/** What became of a code; `kept` where it was played again with a text that only this browser has. */
export interface Checked {
  verdict: Verification;
  kept: boolean;
}

async function hashOf({ scenario, person, model, voices }: Body): Promise<string> {
  const text = JSON.stringify({ scenario, person, model, voices });
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A kept text may have come by a file: it counts only where its hash is that of its content, and with bounds of its own. */
async function proven(body: Body): Promise<Body[]> {
  if ((await hashOf(body)) !== body.hash) return [];
  const { boundsOf } = await import('#proof');
  const bounds: Partial<Record<Personality, Bounds>> = {};
  for (const who of playable(body.scenario)) bounds[who] = boundsOf(compile(body, who));
  return [{ ...body, bounds }];
}

/** Texts of that version kept in this browser; none where they cannot be read or proven. */
async function keptTexts(version: string): Promise<Body[]> {
  try {
    const { db, findTexts } = await memory();
    return (await Promise.all((await findTexts(db, version)).map(proven))).flat();
  } catch {
    return [];
  }
}

/** Confirmed choices as they were told, of whoever stood in for the customer. */
async function told(verdict: Verification): Promise<Verification> {
  if (verdict.is !== 'confirmed') return verdict;
  const { body, claimed } = verdict;
  const id = body.scenario.customer.others?.[claimed.standIn - 1];
  const person = id === undefined ? undefined : (await loadPeople())[id];
  return id === undefined || !person ? verdict : { ...verdict, body: recast(body, id, person) };
}

/** Verifies a code with the scenario that is shipped and, where that is another version, with what this browser kept. */
export async function checkCode(code: string): Promise<Checked> {
  const read = readCode(code);
  if (read.is !== 'whole') return { verdict: read, kept: false };
  const { scenario, version } = read.held;
  const shipped = cardOf(scenario) ? await loadBody(scenario) : undefined;
  const now = shipped?.hash.startsWith(version) ?? false;
  const texts = [...(shipped ? [shipped] : []), ...(now ? [] : await keptTexts(version))];
  return { verdict: await told(verify(code, texts)), kept: !now };
}
