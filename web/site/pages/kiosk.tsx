import type { ReactNode } from 'react'
import { copy } from '../copy.ts'
import type { PageProps } from '../pages.ts'

const words = copy.kiosk

export const kioskTitle = (): string => words.title

/** 自助打印 on a machine that anybody stands at: three lines, large targets, and what was typed is wiped when nobody goes on. */
export function KioskPage(_: PageProps<'kiosk'>): ReactNode {
  return (
    <>
      <h1>{words.title}</h1>
      <form data-kiosk noValidate className="kiosk">
        <p className="lead">{words.lead}</p>
        <Line name="number" label={copy.case.number} hint={words.numberHint} most={200} />
        <Line name="code" label={words.code} hint={words.codeHint} most={20} />
        <Line name="tail" label={words.tail} hint={words.tailHint} most={6} />
        <div role="alert" data-outcome="" className="outcome" />
        <div className="kiosk__buttons">
          <button className="button" type="submit">
            {words.send}
          </button>
          <button className="button button--quiet" type="reset">
            {words.clear}
          </button>
        </div>
        <p className="after-form">{words.counted}</p>
      </form>
      <section data-kiosk-result="" className="kiosk" hidden aria-labelledby="kiosk-item" tabIndex={-1}>
        <h2 id="kiosk-item" data-kiosk-item="">
          {words.title}
        </h2>
        <p data-kiosk-left="" />
        <ul data-kiosk-papers="" className="kiosk__papers" />
        <div role="alert" data-kiosk-outcome="" className="outcome" />
        <button className="button button--quiet" type="button" data-kiosk-end="">
          {words.end}
        </button>
      </section>
    </>
  )
}

function Line({ name, label, hint, most }: { name: string; label: string; hint: string; most: number }): ReactNode {
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>
        {label}
      </label>
      <p className="field__hint" id={`${name}-hint`}>
        {hint}
      </p>
      <input
        id={name}
        name={name}
        className="input input--full code"
        required
        maxLength={most}
        aria-describedby={`${name}-hint`}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
    </div>
  )
}
