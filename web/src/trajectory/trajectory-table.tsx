import { useTranslation } from 'react-i18next'
import type { Trajectory } from '../../../src/domain/trajectory.ts'
import { hundredths } from '../transcript/heat-band.ts'

/** The points of the chart as a table that only screen readers see. */
export function TrajectoryTable({ trajectory }: { trajectory: Trajectory }) {
  const { t } = useTranslation()
  return (
    <div className="tp-hidden">
      <table>
        <caption>{t('trajectory.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trajectory.tableTurn')}</th>
            <th scope="col">{t('trajectory.tableEmotion')}</th>
            <th scope="col">{t('trajectory.heat')}</th>
            <th scope="col">{t('trajectory.valence')}</th>
          </tr>
        </thead>
        <tbody>
          {trajectory.points.map(point => (
            <tr key={point.turn}>
              <th scope="row">{point.turn + 1}</th>
              <td>{t(`emotion.${point.label}`)}</td>
              <td>{hundredths(point.heat)}</td>
              <td>{hundredths(point.valence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
