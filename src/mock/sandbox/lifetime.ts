import type { Clock, Life } from "./clock.js";

/** When something was made, how it goes on by itself, and when it ends. */
export interface Lifetime {
  createdAt: number;
  changedAt: number;
  /** Where its last change stands among all changes: what changes at the same time still has an order. */
  changeNumber: number;
  beginsAt: number;
  endsAt: number;
  /** When somebody cancelled it, in which status, and when that is done. */
  cancel: { at: number; status: string; doneAt: number } | undefined;
  /** Whether somebody has been told that it has ended. */
  announced: boolean;
}

/** The status of what is on its way; undefined when it has ended. */
export function stageOf({ cancel, beginsAt, endsAt }: Lifetime, now: number): string | undefined {
  if (cancel) return now < cancel.doneAt ? "CANCELLING" : "CANCELLED";
  if (now < beginsAt) return "PENDING";
  return now < endsAt ? "PROCESSING" : undefined;
}

/** What happens to lifetimes in a sandbox. */
export interface Lifetimes {
  /** Of what begins now. */
  begin(): Lifetime;
  /** Of what is as it was given, and changes only when somebody changes it. */
  ended(createdAt: number, changedAt: number): Lifetime;
  change(of: Lifetime): void;
  /**
   * @param status it is cancelled in
   * @param share of the time that a run takes which cancelling takes; 0 is at once
   */
  cancel(of: Lifetime, status: string, share: number): void;
  /** Sends something that had ended back to work, for a share of the time that a run takes. */
  resume(of: Lifetime, share: number): void;
  /** Goes a step further, where runs live by reads. */
  noticeRead(of: Lifetime): void;
  /** Ends what is on its way. */
  settle(of: Lifetime): void;
  updatedAt(of: Lifetime): number;
  /** Those that have ended since this was asked last. */
  takeEnded<T extends Lifetime>(all: Iterable<T>): T[];
  /** How long it takes until the next one ends by itself, in milliseconds; undefined where none will. */
  timeToNextEnd(all: Iterable<Lifetime>): number | undefined;
  reset(): void;
}

/** @param runSeconds how long a run takes */
export function createLifetimes(clock: Clock, life: Life, runSeconds: number): Lifetimes {
  let changes = 0;

  /** Where runs live by reads, time does not end them. */
  const after = (share: number) =>
    clock.now() + (share === 0 ? 0 : life === "by-reads" ? Number.POSITIVE_INFINITY : runSeconds * 1000 * share);

  const lifetimes: Lifetimes = {
    begin() {
      const now = clock.now();
      return {
        ...lifetimes.ended(now, now),
        changeNumber: ++changes,
        beginsAt: after(1 / 4),
        endsAt: after(1),
        announced: false,
      };
    },

    ended: (createdAt, changedAt) => ({
      createdAt,
      changedAt,
      changeNumber: 0,
      beginsAt: 0,
      endsAt: 0,
      cancel: undefined,
      announced: true,
    }),

    change(of) {
      of.changedAt = clock.now();
      of.changeNumber = ++changes;
    },

    cancel(of, status, share) {
      of.cancel = { at: clock.now(), status, doneAt: after(share) };
      of.announced = false;
      lifetimes.change(of);
    },

    resume(of, share) {
      of.endsAt = after(share);
      of.announced = false;
      lifetimes.change(of);
    },

    noticeRead(of) {
      if (life !== "by-reads") return;
      const now = clock.now();
      if (of.cancel) of.cancel.doneAt = Math.min(of.cancel.doneAt, now);
      else if (now < of.beginsAt) of.beginsAt = now;
      else if (now < of.endsAt) of.endsAt = now;
    },

    settle(of) {
      const now = clock.now();
      if (of.cancel) of.cancel.doneAt = Math.min(of.cancel.doneAt, now);
      of.beginsAt = Math.min(of.beginsAt, now);
      of.endsAt = Math.min(of.endsAt, now);
    },

    updatedAt({ changedAt, cancel, beginsAt, endsAt }) {
      const points = cancel ? [cancel.doneAt] : [beginsAt, endsAt];
      return Math.max(changedAt, ...points.filter((at) => at <= clock.now()));
    },

    takeEnded(all) {
      const isOver = (of: Lifetime) => [undefined, "CANCELLED"].includes(stageOf(of, clock.now()));
      const ended = [...all].filter((of) => !of.announced && isOver(of));
      for (const of of ended) of.announced = true;
      return ended;
    },

    timeToNextEnd(all) {
      if (life !== "real") return undefined;
      const ends = [...all].filter(({ announced }) => !announced).map(({ cancel, endsAt }) => cancel?.doneAt ?? endsAt);
      return ends.length === 0 ? undefined : Math.max(0, Math.min(...ends) - clock.now());
    },

    reset() {
      changes = 0;
    },
  };
  return lifetimes;
}
