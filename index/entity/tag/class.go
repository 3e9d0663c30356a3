package tag

// class is what a word says of the name that it is a part of or stands beside.
type class uint8

const (
	classNone class = iota
	classTitle
	classRole
	classOrganisation
	classSuffix
	classRelative
	classDay
	classSaying
	classSite
	classWork
)

// classOf returns the class of a word by its exact form.
func classOf(exact string) class { return classes[exact] }

var classes = func() map[string]class {
	m := map[string]class{}
	for _, list := range []struct {
		class class
		words string
	}{
		{classTitle, `mr mrs ms miss mx dr sen rep gov lt sgt capt col gen maj adm cmdr prof professor president sir lord lady
			king queen prince princess pope saint rev reverend father sister judge justice senator congressman congresswoman mayor
			sheriff officer detective sheikh shaikh sheik ayatollah imam rabbi cardinal archbishop bishop patriarch catholicos
			general colonel lieutenant sergeant captain major admiral commander corporal private emperor sultan emir baron count duke`},
		{classRole, `minister chancellor secretary chairman chairwoman chair chief director spokesman spokeswoman spokesperson deputy
			ambassador envoy governor premier leader head commissioner superintendent coach manager analyst economist striker
			midfielder defender goalkeeper captain singer actor actress author writer poet composer painter journalist lawyer attorney
			prosecutor activist opposition historian founder editor reporter champion driver pilot player politician officer ceo`},
		{classOrganisation, `university college school institute academy police corporation company bank times news post herald
			tribune journal gazette hospital council commission committee department office court association club united city fc
			airlines airways church museum group party union board agency army navy guard force forces ministry parliament senate
			congress federation foundation organisation organization society fund trust authority bureau service services
			movement front alliance coalition confederation chamber exchange laboratory laboratories centre center team band records
			studios entertainment pictures press network radio television tv railway railways motors industries systems technologies
			software partners holdings bulldogs tigers falcons eagles rangers rovers wanderers athletic dynamo spartak brigade
			regiment battalion division corps fleet squadron orchestra choir theatre theater assembly cabinet duma tribunal`},
		{classSuffix, `inc corp co ltd plc llc llp gmbh ag sa nv bv spa oao zao ooo pjsc jsc cjsc ojsc kg oy ab asa pty bhd sarl`},
		{classSite, `park lake river street road avenue bridge airport station stadium arena field playfield square hill hills mount
			mountain mountains valley island islands county district province region village town township borough bay beach creek
			falls springs forest castle palace cathedral temple mosque monastery fort base tower hall house reservoir canal highway
			boulevard cemetery circuit oblast marz strait gulf sea ocean peninsula desert pass corridor checkpoint prison`},
		{classWork, `cup league championship championships tournament festival prize award awards trophy games olympics grand prix
			war battle revolution treaty agreement act law constitution album song single film movie series show novel book edition
			version model operation day conference summit forum project programme program expo rally`},
		{classRelative, `wife husband son daughter brother father mother uncle aunt cousin widow nephew niece grandson friend partner`},
		{classDay, `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
			october november december jan feb mar apr jun jul aug sep sept oct nov dec`},
		{classSaying, `said says told tells added adds announced claims claimed denied warned wrote writes asked stated tweeted
			reported born who played scored married died joined called`},
	} {
		for w := range set(list.words) {
			m[w] = list.class // the last one that has it
		}
	}
	return m
}()
