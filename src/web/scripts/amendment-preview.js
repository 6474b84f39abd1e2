// Shows what a change does while it is typed. The server makes the preview, as it makes the review that follows.

const pause = 400;

for (const found of document.querySelectorAll('form[data-preview]')) {
  const form = /** @type {HTMLFormElement} */ (found);
  const place = document.getElementById(form.dataset.preview ?? '');
  if (!place) continue;
  let asked = 0;
  let waiting = 0;

  const show = async () => {
    const mine = ++asked;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    fields.set('step', 'preview');
    const response = await fetch(form.action, { method: 'POST', body: fields });
    // What was typed since then has its own answer on the way.
    if (!response.ok || mine !== asked) return;
    const made = new DOMParser().parseFromString(await response.text(), 'text/html');
    place.replaceChildren(...made.body.childNodes);
    place.hidden = place.childElementCount === 0;
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch(() => undefined), pause);
  });
}
