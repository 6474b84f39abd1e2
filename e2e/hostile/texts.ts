/** What is typed where words are asked for. None has a web address: those of newcomers wait for a moderator. */
export const hostileTexts: readonly string[] = [
  '<script>window.__pwned=1</script>',
  '"><img src=x onerror="window.__pwned=1">',
  "' autofocus onfocus='window.__pwned=1",
  '</textarea></title></style></script><svg onload=window.__pwned=1>',
  '[click](javascript:window.__pwned=1) <a href="javascript:window.__pwned=1">me</a>',
  `{{constructor.constructor('window.__pwned=1')()}} \${window.__pwned=1} <%= 1 %>`,
  `'; drop table person; -- ' or '1'='1' \\' "`,
  'abc\u202Etxt.exe\u202C \u2066never closed, \u2068closed\u2069 \u2069\u202Bembedded',
  'zero\u200Bwidth\uFEFF \u200Djoined\u2060 soft\u00ADhyphen',
  'nul\0 bell\u0007 escape\u001B[31m c1\u009B',
  `=cmd|'/c calc'!A0`,
  '__proto__',
  'one\r\nBcc: victim@inner.test\r\nSet-Cookie: parvis.session_token=x\r\n\r\ntwo',
  "{name} {link} {count, plural, one {#} other {#}} '{' %s %d $& $1",
  `${'a!'.repeat(60)}@${'a.'.repeat(60)}`,
  `Zalgo e${'\u0301'.repeat(60)} 👩🏽‍🌾 ﷽ \u{1F1F0}\u{1F1EA}`,
];

/** What is written where marks are read: links that run, and nests that take a reader of marks long or deep. */
export const hostileMarks: readonly string[] = [
  '[click](javascript:window.__pwned=1)',
  '[click](JaVaScRiPt&colon;window.__pwned=1)',
  '[click](data:text/html,<script>window.__pwned=1</script>)',
  '[click](//evil.test)',
  '<javascript:window.__pwned=1>',
  '![x](https://evil.test/x.png)',
  '>'.repeat(9_000),
  '['.repeat(9_000),
  '*a **b '.repeat(1_400),
  `${'['.repeat(2_000)}x${'](https://a.test)'.repeat(400)}`,
  '`'.repeat(9_000),
  '&#x'.repeat(3_000),
  '- '.repeat(4_500),
];

/** Bytes that are no UTF-8: overlong, half of a pair, cut, and never used. */
export const brokenBytes: readonly Uint8Array[] = [
  Uint8Array.of(0x61, 0xc0, 0xaf, 0x62),
  Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x62),
  Uint8Array.of(0x61, 0xe2, 0x82),
  Uint8Array.of(0x61, 0xff, 0xfe, 0x62),
];

/** What is sent where one of a few values is meant. */
export const hostileChoices: readonly string[] = [
  '',
  'constructor',
  '__proto__',
  "' or 1=1 --",
  '../../etc/passwd',
  '-1',
  '99999999999999999999999999',
  '\0',
];

/** Names of fields that no form has. */
export const strangeFields: readonly (readonly [string, string])[] = [
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['constructor.prototype.admin', 'yes'],
  ['__proto__[admin]', 'yes'],
  ['a[b][c]', 'x'],
  ['text[]', 'x'],
  ['role', 'secretariat'],
  ['person', '1'],
];
