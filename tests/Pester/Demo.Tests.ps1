#requires -Version 7.4

Describe 'The demo' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $demo = "$PSScriptRoot/../../artifacts/module/CouplingTools/samples/first-sync.ps1"
    }

    It 'ends with every record unchanged' {
        $shown = & $demo -SandboxPath "$TestDrive/first.sandbox"
        $shown[-2] | Should -BeLike '*25 Unchanged'
        $shown[-1] | Should -BeLike '*25 in all'
    }
}
