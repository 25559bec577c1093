#requires -Version 7.4
<#
.SYNOPSIS
Runs one of the project's tasks. Each is one or two commands that work without this script too.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Pester', 'Package')]
    [string] $Task = 'Build',

    # Arguments for the demo script.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Arguments = @()
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build }
        'Test' { dotnet test }
        'Demo' { dotnet run --project src/CouplingTools.Shell -- -File module/samples/first-sync.ps1 @Arguments }
        'Package' { dotnet build module -c Release -t:Archive }
        'Pester' {
            dotnet build
            Import-Module Pester -MinimumVersion 5.0
            Invoke-Pester -Path tests/Pester -CI
        }
    }
}
finally {
    Pop-Location
}
