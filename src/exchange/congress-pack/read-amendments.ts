import { z } from 'zod';
import { readOperation } from './file-operations.ts';
import { amendmentSchema, type PackAmendment } from './pack-amendments.ts';
import type { PackFiles } from './read-files.ts';

/** Reads the amendments to one paper, none when there is no such file. */
export async function readAmendments(files: PackFiles, file: string): Promise<PackAmendment[]> {
  const given = (await files.yaml(file, z.array(amendmentSchema), [])) ?? [];
  return given.map((amendment, index) => ({
    ...amendment,
    wordings: amendment.wordings.map((wording, number) => ({
      ...wording,
      operations: wording.operations.map((written, place) => {
        const { operation, refused } = readOperation(written);
        for (const fault of refused)
          files.reportAt(
            file,
            [index, 'wordings', number, 'operations', place],
            `${amendment.code}: ${fault}`,
          );
        return operation;
      }),
    })),
  }));
}
