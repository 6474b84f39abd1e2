// The one script of the site: a passkey cannot be asked without it. Loaded on the two pages that offer one.

/** @param {HTMLFormElement} form */
async function answer(form) {
  const makes = form.dataset.passkey === 'make';
  const asked = await fetch(form.dataset.options ?? '', { method: 'POST' });
  if (!asked.ok) throw new Error(String(asked.status));
  const options = await asked.json();
  const credential = makes
    ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
      });
  const field = form.querySelector('[name=response]');
  if (field) /** @type {HTMLInputElement} */ (field).value = JSON.stringify(credential);
  form.submit();
}

if (typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function') {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const shown = /** @type {HTMLFormElement} */ (form);
    shown.hidden = false;
    shown.addEventListener('submit', (event) => {
      event.preventDefault();
      answer(shown).catch(() => {
        const alert = shown.querySelector('[role=alert]');
        if (alert) /** @type {HTMLElement} */ (alert).hidden = false;
      });
    });
  }
}
