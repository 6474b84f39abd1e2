import { paragraphsOf } from '../../domain/papers/paper-form.ts';
import { wordsOf } from './prose.tsx';

/** The words of a form of a paper, in their paragraphs and on their lines. */
export function FormText({ text, language }: { text: string; language: string }) {
  return (
    <>
      {paragraphsOf(text).map((lines) => (
        <p>
          {lines.map((line, index) => (
            <>
              {index > 0 && <br />}
              {wordsOf(line, language)}
            </>
          ))}
        </p>
      ))}
    </>
  );
}
