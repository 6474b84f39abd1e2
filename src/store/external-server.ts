import pg from 'pg';

const oldestMajor = 15;

/** Why the server at `url` cannot be used, in words that name no password; `null` when it can. */
export async function whyUnusable(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  const where = `${client.host}:${client.port}`;
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    return major >= oldestMajor
      ? null
      : `${where} is PostgreSQL ${major}; Parvis needs ${oldestMajor} or later`;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `no connection to ${where}: ${message || code}`;
  } finally {
    await client.end().catch(() => {});
  }
}
