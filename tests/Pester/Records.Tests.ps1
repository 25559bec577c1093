#requires -Version 7.4

Describe 'Listing and editing records' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $connection = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 0 -Contacts 0 | Connect-CouplingEnvironment
        $adatum = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum Corporation'; city = 'Atlanta' }
        $fabrikam = New-BusinessCentralRecord Customer -Value @{ displayName = 'Fabrikam, Inc.'; city = 'Boston' }
        $account = New-SalesRecord Customer -Value @{ name = 'Adatum Corporation'; address1_city = 'Atlanta' }
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    It 'lists the mappings' {
        (Get-RecordMapping).Name | Should -Be @('Contact', 'Customer')
    }

    It 'finds a record by <Way>' -ForEach @(
        @{ Way = 'name'; Arguments = @{ Name = 'Adatum*' } }
        @{ Way = 'filter'; Arguments = @{ Filter = "city eq 'Atlanta'" } }
    ) {
        $found = Get-BusinessCentralRecord Customer @Arguments
        $found.Id | Should -Be $adatum.Id
        $found.city | Should -Be 'Atlanta'
    }

    It 'finds a record by number' {
        (Get-BusinessCentralRecord Customer -Number $fabrikam.Number).Id | Should -Be $fabrikam.Id
    }

    It 'finds a Sales record by id' {
        (Get-SalesRecord Customer -Id $account.Id).address1_city | Should -Be 'Atlanta'
    }

    It 'edits a record and returns it as the service has it' {
        $edited = Set-BusinessCentralRecord Customer -Number $fabrikam.Number -Value @{ city = 'Chicago' } -PassThru
        $edited.city | Should -Be 'Chicago'
        $edited.Version | Should -Not -Be $fabrikam.Version
    }

    It 'deletes nothing with -WhatIf' {
        Remove-SalesRecord Customer -Id $account.Id -WhatIf
        Get-SalesRecord Customer -Id $account.Id | Should -Not -BeNullOrEmpty
    }
}
