#requires -Version 7.4

Describe 'Synchronizing a list' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $connection = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 0 -Contacts 0 | Connect-CouplingEnvironment
        $customers = foreach ($name in 'Adatum', 'Fabrikam', 'Litware') {
            New-BusinessCentralRecord Customer -Value @{ displayName = $name; city = 'Atlanta' }
        }
        $results = $customers | Sync-Record -Direction ToSales -IfNotCoupled Create
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    It 'creates and couples the missing accounts' {
        $results.Outcome | Should -Be @('Created', 'Created', 'Created')
        $results.Number | Should -Be $customers.Number
    }

    It 'finds nothing to do the second time, and writes nothing' {
        $countWrites = { @(Get-CouplingSandboxLog | Where-Object { $_.Method -ne 'GET' -and $_.Table -ne '$batch' }).Count }
        $before = & $countWrites
        (Sync-Record Customer -All -Direction Bidirectional).Outcome | Should -Be @('Unchanged', 'Unchanged', 'Unchanged')
        & $countWrites | Should -Be $before
    }

    It 'previews with -WhatIf and writes nothing' {
        Set-BusinessCentralRecord Customer -Number $customers[0].Number -Value @{ city = 'Boston' }
        $planned = Sync-Record Customer -Number $customers[0].Number -Direction ToSales -WhatIf
        $planned.Outcome | Should -Be 'Planned'
        $planned.Reason | Should -Be 'Updated'
        $planned.Changes[0].Old | Should -Be 'Atlanta'
        $planned.Changes[0].New | Should -Be 'Boston'
        (Get-SalesRecord Customer -Id $results[0].SalesId).address1_city | Should -Be 'Atlanta'
    }

    It 'carries each side''s edit to the other' {
        Set-BusinessCentralRecord Customer -Number $customers[1].Number -Value @{ phoneNumber = '+1 555 0100' }
        Set-SalesRecord Customer -Id $results[1].SalesId -Value @{ websiteurl = 'https://example.com' }
        $fields = $results[1] | Compare-Record | Where-Object State -NE 'Unchanged'
        $fields.Field | Should -Be @('phoneNumber', 'website')

        $merged = $results[1] | Sync-Record -Direction Bidirectional
        $merged.Outcome | Should -Be 'Updated'
        $merged.ChangedFields | Should -Contain 'phoneNumber'
        $merged.ChangedFields | Should -Contain 'website'
    }

    It 'leaves a change of the other side pending' {
        Set-SalesRecord Customer -Id $results[2].SalesId -Value @{ telephone1 = '+1 555 0199' }
        $left = $results[2] | Sync-Record -Direction ToSales
        $left.Reason | Should -Be 'PendingOtherDirection'
        (Get-RecordCoupling Customer -Number $customers[2].Number).Status | Should -Be 'Pending'
    }

    It 'takes the rows of a CSV file and fails only those that name nothing' {
        $customers | Select-Object Number | Export-Csv "$TestDrive/numbers.csv"
        Set-Content "$TestDrive/more.csv" 'Number', 'C999999'
        $all = 'numbers.csv', 'more.csv' | ForEach-Object { Import-Csv "$TestDrive/$_" } |
            Sync-Record Customer -Direction ToSales -ErrorAction SilentlyContinue -ErrorVariable trouble
        $all | Should -HaveCount 4
        $all[3].Reason | Should -Be 'NumberNotFound'
        $trouble | Should -HaveCount 1
    }

    It 'needs a direction where nobody can be asked' {
        # A runspace of its own cannot prompt, whoever runs these tests.
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddScript({
                param($module, $connection, $number)
                Import-Module $module
                Sync-Record Customer -Number $number -Connection $connection
            }).AddArgument("$PSScriptRoot/../../artifacts/module/CouplingTools").AddArgument($connection).AddArgument($customers[0].Number)
            $null = $shell.Invoke()
            $shell.Streams.Error[0].FullyQualifiedErrorId | Should -Be 'DirectionRequired,CouplingTools.Commands.SyncRecordCommand'
        }
        finally {
            $shell.Dispose()
        }
    }
}
