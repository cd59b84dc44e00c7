import { html } from './html.ts';

/**
 * The page for an address that leads nowhere. Servers hand it out at any depth, so it brings its own
 * style and finds the contents from the address: a lesson's is one folder deep.
 */
export function notFoundPage(): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Not found · convscope</title>
        <meta name="color-scheme" content="light dark" />
        <style>
          html {
            background: canvas;
            color: canvastext;
          }
          a {
            color: inherit;
          }
          body {
            max-width: 33rem;
            margin: 20vh auto;
            padding: 0 1.25rem;
            font:
              1.1875rem/1.6 Charter,
              Georgia,
              serif;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>There is no page here.</h1>
          <p>Perhaps a lesson was renamed. <a href="./">The contents</a> list what there is.</p>
        </main>
        <script>
          if (location.pathname.endsWith('/')) document.querySelector('a').href = '../';
        </script>
      </body>
    </html>`.text;
}
