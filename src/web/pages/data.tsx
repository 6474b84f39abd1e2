import type { ComponentChildren } from 'preact';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

const interfacePath = '/api/v1';

/** What of the congress programs can read, where, and what may be done with it. */
export const openDataPage: Handler = (c) => {
  const page = c.get('page');
  const { t, origin } = page;
  const base = origin + interfacePath;
  return show(
    c,
    <SimplePage page={page} title={t('data.title')} description={t('data.explain')}>
      <Part id="read" title={t('data.read')} text={t('data.read.text')} />
      <Part id="interface" title={t('data.interface')} text={t('data.interface.text')}>
        <dl class="fiche bas">
          <Address term={t('data.interface.address')} address={base} />
          <Address term={t('data.interface.description')} address={`${base}/openapi.json`} link />
          <Address term={t('data.interface.try')} address={`${base}/papers`} link />
        </dl>
      </Part>
      <Part id="export" title={t('data.export')} text={t('data.export.text')} />
      <Part id="licence" title={t('data.licence')} text={t('data.licence.text')} />
    </SimplePage>,
  );
};

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Part({ id, title, text, children }: PartProps) {
  return (
    <section class="bas" id={id}>
      <h2>{title}</h2>
      <p class="bas">{text}</p>
      {children}
    </section>
  );
}

function Address({ term, address, link }: { term: string; address: string; link?: boolean }) {
  // On a narrow screen it may break after a slash.
  const parts = address.split(/(?<=[/.])(?=\w)/);
  const shown = <bdi dir="ltr">{parts.flatMap((part) => [part, <wbr />])}</bdi>;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{link ? <a href={address}>{shown}</a> : shown}</dd>
    </div>
  );
}
