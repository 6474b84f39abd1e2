import type { Block } from './align.ts';

/** The words of one text, by number. */
export interface Side {
  readonly keys: Int32Array;
  /** Whether punctuation stands before a word. */
  readonly startsClause: (word: number) => boolean;
}

/**
 * Words only added or only removed may often stand one place earlier or later and mean the same ("very, very good").
 * They go where they touch another difference, so that there are fewer; else to the start of a clause; else left.
 */
export function slide(blocks: readonly Block[], before: Side, after: Side): Block[] {
  const done: Block[] = [];
  const todo = [...blocks].reverse();
  for (let block = todo.pop(); block; block = todo.pop()) {
    const previous = done.at(-1);
    const next = todo.at(-1);
    const up = reach(block, -1, before, after, previous?.beforeEnd ?? 0, previous?.afterEnd ?? 0);
    const down = reach(
      block,
      1,
      before,
      after,
      next?.beforeStart ?? before.keys.length,
      next?.afterStart ?? after.keys.length,
    );
    if (previous && touches(previous, shifted(block, -up))) {
      done.pop();
      todo.push(union(previous, shifted(block, -up)));
    } else if (next && touches(shifted(block, down), next)) {
      todo.pop();
      todo.push(union(shifted(block, down), next));
    } else done.push(best(block, up, down, before, after));
  }
  return done;
}

const shifted = (block: Block, by: number): Block => ({
  beforeStart: block.beforeStart + by,
  beforeEnd: block.beforeEnd + by,
  afterStart: block.afterStart + by,
  afterEnd: block.afterEnd + by,
});

const touches = (one: Block, next: Block): boolean =>
  one.beforeEnd === next.beforeStart && one.afterEnd === next.afterStart;

const union = (one: Block, next: Block): Block => ({
  beforeStart: one.beforeStart,
  beforeEnd: next.beforeEnd,
  afterStart: one.afterStart,
  afterEnd: next.afterEnd,
});

/** How far a block of one side only can go up (−1) or down (1) without changing what it does. */
function reach(
  block: Block,
  step: -1 | 1,
  before: Side,
  after: Side,
  beforeLimit: number,
  afterLimit: number,
): number {
  const removes = block.beforeEnd > block.beforeStart;
  if (removes && block.afterEnd > block.afterStart) return 0;
  const keys = removes ? before.keys : after.keys;
  const [start, end] = removes ? [block.beforeStart, block.beforeEnd] : [block.afterStart, block.afterEnd];
  let by = 0;
  for (;;) {
    const moved = shifted(block, step * by);
    const stop =
      step < 0
        ? moved.beforeStart <= beforeLimit || moved.afterStart <= afterLimit
        : moved.beforeEnd >= beforeLimit || moved.afterEnd >= afterLimit;
    const same = step < 0 ? keys[start - by - 1] === keys[end - by - 1] : keys[start + by] === keys[end + by];
    if (stop || !same) return by;
    by++;
  }
}

function best(block: Block, up: number, down: number, before: Side, after: Side): Block {
  const removes = block.beforeEnd > block.beforeStart;
  for (let by = -up; by <= down; by++) {
    const moved = shifted(block, by);
    if (removes ? before.startsClause(moved.beforeStart) : after.startsClause(moved.afterStart)) return moved;
  }
  return shifted(block, -up);
}
