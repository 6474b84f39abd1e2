import { inLanguage } from './addresses.ts';
import { languages } from './languages/languages.ts';
import type { PageProps } from './layout.tsx';

/** What browsers, search engines and feed readers need to know of a page. */
export function Head({ page, title, description, canonical, jsonLd, script, unlisted, feed }: PageProps) {
  const { origin, language, assets } = page;
  const path = canonical ?? page.path;
  const linked = {
    '@context': 'https://schema.org',
    url: origin + inLanguage(language, path),
    ...(jsonLd ?? { '@type': 'WebPage', name: title, description, inLanguage: language }),
  };
  const whole = page.path === '' ? title : `${title} — ${page.edition.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{whole}</title>
      <meta name="description" content={description} />
      {unlisted && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={origin + inLanguage(language, path)} />
      {languages.map((other) => (
        <link rel="alternate" hreflang={other} href={origin + inLanguage(other, path)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={origin + inLanguage('en', path)} />
      {feed && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={page.t('feed.follow')}
          href={origin + inLanguage(language, feed)}
        />
      )}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={assets.style} />
      {language === 'ar' && <link rel="stylesheet" href={assets.arabicStyle} />}
      {script && <script src={script} defer />}
      <script
        type="application/ld+json"
        // JSON whose "<" are escaped cannot end the element.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(linked).replaceAll('<', '\\u003c') }}
      />
    </head>
  );
}
