import { sql } from 'kysely';
import { preference } from './voices.ts';

/** A name with the language it is in: the reader's, else English, else any. */
export interface NamedIn {
  readonly slug: string;
  readonly name: string;
  readonly language: string;
}

type Table = 'circuit' | 'organisation' | 'policy_domain' | 'track';

/** The address and the best name of the row of `table` that the column `id` points to, as SQL. */
export function named(table: Table, id: string, language: string) {
  return sql<NamedIn>`(select json_build_object('slug', named.slug, 'name', words.name, 'language', words.language)
    from ${sql.table(table)} named join ${sql.table(`${table}_text`)} words on ${sql.ref(`words.${table}_id`)} = named.id
    where named.id = ${sql.ref(id)} order by ${preference('words.language', language)} desc limit 1)`;
}
