import type { CaseView } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { beijing } from './instant.ts'

/** 状态流水 as it is exchanged with the outside, for supervision. */
export function ExchangeList({ statuses }: Pick<CaseView, 'statuses'>) {
  return (
    <>
      <p className="quiet">{copy.exchange.lead}</p>
      <div className="table-scroll">
        <table className="list" aria-label={copy.exchange.title}>
          <thead>
            <tr>
              <th scope="col">{copy.exchange.number}</th>
              <th scope="col">{copy.exchange.status}</th>
              <th scope="col">{copy.exchange.at}</th>
            </tr>
          </thead>
          <tbody>
            {statuses.map(({ status, title, at }) => (
              <tr key={`${status}/${at}`}>
                <td className="num" data-label={copy.exchange.number}>
                  {status}
                </td>
                <td data-label={copy.exchange.status}>{title}</td>
                <td className="num" data-label={copy.exchange.at}>
                  {beijing(at)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
