import { expect, test } from 'vitest';
import type { Operation } from '../../domain/amendments/amendment.ts';
import { readOperation, writeOperation } from './file-operations.ts';
import type { FileOperation } from './pack-amendments.ts';

const content = [
  { type: 'text', text: '1. At least ' },
  { type: 'strong', children: [{ type: 'text', text: 'two *per* cent' }] },
  { type: 'note', ref: 'n1' },
] as const;
const shape = { kind: 'recommendation', level: null, part: 'recommendations', addressee: 'local' } as const;
const heading = { kind: 'heading', level: 3, part: 'context', addressee: null } as const;

test.each<Operation>([
  { kind: 'replace', ref: 'r01', content },
  { kind: 'insert', ref: 'a1-021-n1', after: 'r08', shape, content },
  { kind: 'insert', ref: 'a1-000-n1', after: null, shape: heading, content },
  { kind: 'delete', ref: 'p19' },
  { kind: 'move', ref: 'r14', after: 'h-recommendations' },
  { kind: 'move', ref: 'p02', after: null },
  { kind: 'split', ref: 'r02', at: [12, 40], into: ['a1-016-n1', 'a1-016-n2', 'a1-016-n3'] },
  { kind: 'merge', refs: ['p19', 'p20'], into: 'a1-036-n1' },
])('$kind is read as it was written', (operation) => {
  const written = writeOperation(operation) as FileOperation;
  expect(readOperation(written)).toEqual({ operation, refused: [] });
});

test('what a text may not hold is refused', () => {
  expect(readOperation({ replace: 'p01', text: 'See [this](javascript:alert)' }).refused).toEqual([
    'the link javascript:alert must begin with https://',
  ]);
});
