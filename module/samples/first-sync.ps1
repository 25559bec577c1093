<#
.SYNOPSIS
Couples and synchronizes a list of companies in a sandbox, in every direction.
.DESCRIPTION
Creates a sandbox with both services in one file, loads the companies as Business Central customers, creates and
couples their Sales accounts, edits both sides, synchronizes both ways, shows a conflict and resolves it.
Uses only what every PowerShell host has, so that it runs in the project's own shell too.
.EXAMPLE
./first-sync.ps1
.EXAMPLE
./first-sync.ps1 -CompanyList ./constituents.csv -NameColumn Security -PlaceColumn 'Headquarters Location'
#>
[CmdletBinding()]
param(
    # The CSV file with the companies.
    [string] $CompanyList = [IO.Path]::Combine($PSScriptRoot, 'companies.csv'),

    # The column with the company's name.
    [string] $NameColumn = 'Name',

    # The columns with the city and the state.
    [string] $CityColumn = 'City',
    [string] $StateColumn = 'State',

    # One column with both, as in 'Saint Paul, Minnesota'; takes the place of the other two.
    [string] $PlaceColumn,

    # What separates the columns.
    [string] $Delimiter = ',',

    # Where the sandbox is kept; an existing one is replaced.
    [string] $SandboxPath = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'first-sync.sandbox')
)

$ErrorActionPreference = 'Stop'

function Read-Csv([string] $Path) {
    $null = [Reflection.Assembly]::Load('Microsoft.VisualBasic.Core')
    $parser = ('Microsoft.VisualBasic.FileIO.TextFieldParser' -as [type])::new($Path)
    try {
        $parser.SetDelimiters($Delimiter)
        $names = $parser.ReadFields()
        $wanted = if ($PlaceColumn) { $NameColumn, $PlaceColumn } else { $NameColumn, $CityColumn, $StateColumn }
        $missing = $wanted | Where-Object { $_ -notin $names }
        if ($missing) {
            throw "The list $Path has no column '$($missing -join "', '")'. Its columns are '$($names -join "', '")'. " +
                'Name them with -NameColumn and -PlaceColumn, or -CityColumn and -StateColumn; -Delimiter says what separates them.'
        }
        while (-not $parser.EndOfData) {
            $cells = $parser.ReadFields()
            $row = [ordered]@{}
            for ($i = 0; $i -lt $names.Count; $i++) { $row[$names[$i]] = $cells[$i] }
            [pscustomobject] $row
        }
    }
    finally { $parser.Dispose() }
}

function Get-Place($Row) {
    if (-not $PlaceColumn) { return @{ city = $Row.$CityColumn; state = $Row.$StateColumn } }
    $parts = $Row.$PlaceColumn -split ',\s*'
    @{ city = $parts[0]; state = if ($parts.Count -gt 1) { $parts[-1] } else { '' } }
}

# Out-Host after each step lets every kind of object have its own view.
function Show-Step([string] $Text) { "`n== $Text" | Out-Host }

function Show-Outcomes($Results) {
    $counts = [ordered]@{}
    foreach ($result in $Results) { $counts["$($result.Outcome)"] = 1 + $counts["$($result.Outcome)"] }
    $total = 0
    foreach ($outcome in $counts.Keys) { '{0,6} {1}' -f $counts[$outcome], $outcome; $total += $counts[$outcome] }
    '{0,6} in all' -f $total
}

Show-Step 'A sandbox with both services in one file'
New-CouplingSandbox -Path $SandboxPath -Customers 0 -Contacts 0 -Force | Out-Null
Connect-CouplingEnvironment -Sandbox $SandboxPath | Out-Host

Show-Step "The companies of $CompanyList become customers in Business Central"
$list = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($CompanyList)
if (-not [IO.File]::Exists($list)) { throw "There is no file $list. Name the list of companies with -CompanyList." }
$companies = @(Read-Csv $list)

# A company that Business Central cannot hold is reported, and the others go on.
$customers = @($companies | ForEach-Object {
    New-BusinessCentralRecord Customer -Value ((Get-Place $_) + @{ displayName = $_.$NameColumn }) -ErrorAction Continue
})
if ($customers.Count -lt 3) { throw "The demo needs three companies; $list yielded $($customers.Count)." }
$customers[0..2] | Out-Host
"$($customers.Count) customers, $($companies.Count - $customers.Count) companies left out"

Show-Step 'Each gets an account in Sales, coupled and synchronized'
$created = @($customers | Sync-Record Customer -Direction ToSales -IfNotCoupled Create)
$created[0..2] | Out-Host
Show-Outcomes $created

Show-Step 'Somebody edits Business Central, somebody else edits Sales'
$first, $second, $third = $created[0..2]
Set-BusinessCentralRecord Customer -Number $first.Number -Value @{ phoneNumber = '+1 555 0100' }
Set-SalesRecord Customer -Id $first.SalesId -Value @{ emailaddress1 = 'office@example.com' }
Set-SalesRecord Customer -Id $second.SalesId -Value @{ websiteurl = 'https://example.com' }
$created[0..1] | Compare-Record | Where-Object State -NE Unchanged | Out-Host

Show-Step 'Both directions at once: every edit reaches the other side'
$merged = @($created | Sync-Record -Direction Bidirectional)
$merged | Where-Object Outcome -EQ Updated | Out-Host
Show-Outcomes $merged

Show-Step 'Both sides change the same field: a conflict, held for a person'
Set-BusinessCentralRecord Customer -Number $third.Number -Value @{ phoneNumber = '+1 555 0111' }
Set-SalesRecord Customer -Id $third.SalesId -Value @{ telephone1 = '+1 555 0222' }
$held = $third | Sync-Record -Direction Bidirectional -ErrorAction SilentlyContinue
$held | Out-Host
$held | Compare-Record | Where-Object State -EQ BothChangedDifferently | Out-Host

Show-Step 'The person decides: Sales is right'
$third | Sync-Record -Direction Bidirectional -OnConflict Sales | Out-Host

Show-Step 'Once more over all of them: nothing is left to do'
$final = @(Sync-Record Customer -All -Direction Bidirectional)
Show-Outcomes $final
if ($final.Count -ne $customers.Count -or ($final | Where-Object Outcome -NE Unchanged)) {
    throw 'The last run should have found every record unchanged.'
}
Disconnect-CouplingEnvironment
