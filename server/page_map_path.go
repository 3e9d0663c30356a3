package server

import "strconv"

// joined is a line with another point, without those that do not bend it.
func joined(points [][2]int, q [2]int) [][2]int {
	n := len(points)
	if n > 0 && points[n-1] == q {
		return points
	}
	if n > 1 {
		a, b := points[n-2], points[n-1]
		ax, ay, bx, by := b[0]-a[0], b[1]-a[1], q[0]-b[0], q[1]-b[1]
		if ax*by == ay*bx && ax*bx+ay*by > 0 {
			points[n-1] = q
			return points
		}
	}
	return append(points, q)
}

// appendPath writes a line as relative steps, which are shorter than places.
func appendPath(d []byte, points [][2]int, closed bool) []byte {
	if len(points) < 2 || closed && len(points) < 3 {
		return d
	}
	at := [2]int{}
	for i, p := range points {
		switch i {
		case 0:
			d = append(d, 'M')
		case 1:
			d = append(d, 'l')
		}
		d = appendNumber(d, p[0]-at[0])
		d = appendNumber(d, p[1]-at[1])
		at = p
	}
	if closed {
		d = append(d, 'z')
	}
	return d
}

// appendNumber parts numbers by a blank where a sign does not.
func appendNumber(d []byte, n int) []byte {
	if last := d[len(d)-1]; n >= 0 && last >= '0' && last <= '9' {
		d = append(d, ' ')
	}
	return strconv.AppendInt(d, int64(n), 10)
}
