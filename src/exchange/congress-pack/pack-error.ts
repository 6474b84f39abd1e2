/** Something wrong in a pack, where it stands, and how to put it right. */
export interface PackError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export const formatPackError = (error: PackError): string => `${error.file}:${error.line}: ${error.message}`;
